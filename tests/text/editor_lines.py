"""Lines of our own in which outlets correct or explain themselves, and lines of news that only sound so.

Invented. Written before the rules; `half` splits them, the second half was kept back.
"""

import hashlib

CORRECTIONS = (
    "Correction: An earlier version of this story gave the wrong name for the customs house.",
    "CORRECTION (March 4, 11:20 GMT): The number of barges was nine, not twelve.",
    "This article was amended on 4 March 2026 to correct the spelling of Ms Kovac's name.",
    "(This March 4 story has been corrected to say that the talks lasted three hours in paragraph two.)",
    "Clarification: The headline has been changed to make clear that the bridge is closed to lorries only.",
    "We misstated the day of the vote. It was on Tuesday. We regret the error.",
    "An earlier version of this article incorrectly said the corridor had opened.",
    "Korrektur: In einer früheren Version hieß es, neun Schiffe seien gefahren. Es waren sechs.",
    "In einer früheren Fassung dieses Textes stand, der Zoll sei geschlossen. Wir haben das korrigiert.",
    "Berichtigung vom 4. März: Der Sprecher heißt Adler, nicht Alder.",
    "Rectificatif : contrairement à ce que nous avions écrit, le pont n’a pas rouvert.",
    "Une version précédente de cet article indiquait par erreur que douze navires étaient partis.",
    "Fe de errores: en una versión anterior de esta noticia se decía que el puente estaba abierto.",
    "Una versión anterior de este artículo daba un nombre equivocado a la portavoz.",
    "Rettifica: il numero delle chiatte era nove e non dodici.",
    "Errata corrige: nella prima versione dell’articolo il nome della portavoce era sbagliato.",
    "Виправлення: у першій версії новини було помилково вказано дванадцять барж.",
    "У попередній версії цього матеріалу йшлося, що міст відкрито. Це не так.",
    "Редакція приносить вибачення за помилку в імені речниці.",
    "Исправление: в заметке была неверно указана дата встречи.",
    "В первоначальной версии текста говорилось о двенадцати баржах. Редакция приносит извинения.",
    "Опровержение: пресс-служба таможни не подтверждала закрытие моста.",
    "Выпраўленне: у навіне была памылкова названая колькасць барж.",
    "У папярэдняй версіі артыкула было няправільна пазначана імя прадстаўніцы.",
    "Sprostowanie: we wcześniejszej wersji artykułu podaliśmy błędną liczbę barek.",
    "Düzeltme: Haberin önceki halinde mavna sayısı yanlış verilmişti.",
    "تصحيح: ورد في نسخة سابقة من هذا الخبر أن الجسر مفتوح، والصحيح أنه مغلق.",
    "תיקון: בגרסה קודמת של הכתבה נכתב בטעות שהגשר פתוח.",
    "更正：本文早前版本误称大桥已经开放。",
)
NOTES = (
    "Editor's note: This report contains descriptions that some readers may find distressing.",
    "Editors’ Note: The author advised the customs house until 2024.",
    "This is a developing story and will be updated.",
    "This story has been updated with comments from the harbour master.",
    "This article was first published by the Left Bank Daily on 2 March.",
    "Note to readers: our correspondents worked under military censorship.",
    "(Adds details, quote from spokesman in paragraphs 4-6)",
    "Anmerkung der Redaktion: Die Autorin berät den Zoll ehrenamtlich.",
    "Anm. d. Red.: Der Name wurde auf Wunsch geändert.",
    "Der Artikel wurde um 14:20 Uhr aktualisiert.",
    "Note de la rédaction : le prénom a été modifié à la demande de l’intéressée.",
    "Cet article a été mis à jour le 4 mars à 18 heures avec la réaction du port.",
    "Nota de la redacción: el autor fue asesor de la aduana hasta 2024.",
    "Este artículo ha sido actualizado con la respuesta del puerto.",
    "Nota della redazione: il nome è stato cambiato per proteggere la fonte.",
    "Від редакції: імена змінено на прохання героїв.",
    "Матеріал оновлено: додано коментар капітана порту.",
    "От редакции: мнение автора может не совпадать с мнением издания.",
    "Новость дополнена в 14:20 комментарием порта.",
    "Ад рэдакцыі: імёны змененыя па просьбе герояў.",
    "Od redakcji: autor doradzał urzędowi celnemu do 2024 roku.",
    "Editörün notu: Yazar 2024'e kadar gümrüğe danışmanlık yaptı.",
    "ملاحظة المحرر: تم تغيير الأسماء لحماية المصادر.",
    "הערת המערכת: השמות שונו לבקשת המרואיינים.",
    "编者按：作者曾任海关顾问。",
)
NEWS = (
    "An earlier version of the agreement gave the left bank control of both locks.",
    "The spokesman said that the corrected figures would be sent to both sides by Friday.",
    "Correction officers at the river prison said that nine men had been moved to the left bank.",
    "The ministry asked the newspaper for a correction and received none.",
    "Editors of three papers met the harbour master on Tuesday and asked for access.",
    "The statement was updated on Tuesday to include the names of the envoys.",
    "The plan was first published by the customs house in March and has been changed twice.",
    "In einer früheren Fassung des Abkommens war von zwölf Schiffen die Rede.",
    "Die Redaktion der Zeitung wurde am Dienstag von Polizisten durchsucht.",
    "Une version précédente de l’accord prévoyait douze navires par jour.",
    "Le texte a été mis à jour par les négociateurs mardi soir.",
    "Una versión anterior del acuerdo daba a la orilla izquierda el control del puente.",
    "У попередній версії угоди йшлося про дванадцять барж на день.",
    "Редакція газети закрилася після обшуку у вівторок.",
    "В первоначальной версии соглашения говорилось о двенадцати баржах в день.",
    "От редакции газеты на встречу пришли двое.",
    "Исправление границы стороны обсудят весной.",
    "У папярэдняй версіі пагаднення гаварылася пра дванаццаць барж.",
    "Anlaşmanın önceki halinde günde on iki mavna vardı.",
    "وقال إن نسخة سابقة من الاتفاق نصت على اثنتي عشرة سفينة.",
    "The clarification the mediators sought came late on Tuesday, after both delegations had left.",
    "Updates from the front reached the delegations every hour during the talks.",
)


def half(line: str) -> int:
    """0: looked at while rules were made; 1: kept back."""
    return hashlib.sha256(line.encode()).digest()[0] % 2
