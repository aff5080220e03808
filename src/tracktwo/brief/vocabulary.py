"""The closed list of words a briefing may print without having read them in an article.

Every word of every template stands here, and nothing else: no name, number word, month or weekday.
"""

_TEMPLATE_TEXT = """
a about accepted accepts according account accounts accusation accused action actor actors adds
affiliation against agenda agreed agreeing agreement aid aims also an and announced announces apart are
armed arms article articles as asked asks assess assessed assesses assessment assessments asset assets at
attack attacked attacks attributed attributes backchannel ban bank be been began before being belong
between bilateral body breach breakthrough broke broken by called calls can cancelled cap carried
ceasefire central channel channels check checked claim claimed claims coercion coercive concession
condition conditional confirmed consulted control cooperated cooperation could counted countries courts
criticised date dated dead deadline defence delegation delegations demand demanded demands denied denies
did differ direct disagree disagreement disputed does done down due eased either embargo ended energy
envoy envoys established event events evidence expert experts export expressed fact figure figures
finance for force forces former freeze from gave given gives government group happen happened has have he
head heads health held historical host how imposed in independent indirect injured insists institution
intelligence interior into involving is issue it its itself joined justice kept killed kind lapsed last
led level like likely line made many measure measures mechanism mediated mediator mediators meeting
meetings met military minister ministers ministry mobilisation mobilised mode money moved much
multilateral named names no nobody non none nor not nothing of off offer offered offers official
officials on one's ongoing only open or origin other others out outcome over overdue parliament part
partial party passed past people person phone place planned planning police position positions possible
postponed prefers presidency president pressure price process progress promise promised promises proposal
proposed protested put quantity question quoted reached received recorded red reduced refusal refused
rejected rejects relations relief report reported reportedly reports request requests round rounds said
sanction sanctions say says scenario scenarios see seek sent services sets setting shared she shelling
shift shifted shuttle side sides silent since so some somebody something speaker spoke spokesman
spokesperson spokeswoman stance state stated states status still summit support supported take taken
talks tariff technical term terms text than that the their them then there these they this those threat
threatened threatens through ties to today together took towards track trade travel trilateral turned
undated under unit unknown unnamed unofficial until up upon used verified via video was were what when
where which who whom why will with withdrawal withdrew without words work works would writing written yet
discussed leaked revised signed
"""

TEMPLATE_WORDS = frozenset(_TEMPLATE_TEXT.split())
