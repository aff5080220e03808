"""Scores as tables on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracktwo.cli.screen import print_table, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.pipeline.scores import Line, Mean, Scores, Versus


def tell_scores(found: Scores) -> None:
    """Print the scores: by forecaster, topic and horizon, against yardsticks, calibration, voids."""
    if not found.by_forecaster and not found.sets:
        say(f"No question with a forecast is resolved yet; {found.open} are open.")
    _tell_lines(
        "By forecaster (Brier 0 best, always-half .25; averaged over each question's life)",
        found.by_forecaster,
    )
    _tell_lines("By dossier", found.by_topic)
    _tell_lines("By how far ahead", found.by_horizon)
    _tell_versus("On the same questions and days (below 0: better than the yardstick)", found.versus)
    _tell_lines("Sets of scenarios (Brier over all scenarios, 0 best, 2 worst)", found.sets)
    _tell_versus("The same, against yardsticks", found.sets_versus)
    _tell_calibration(found)
    for question in found.void:
        say(f"Void, not scored: {question.text} {question.reason or ''}")


def _tell_lines(title: str, lines: Sequence[Line]) -> None:
    if lines:
        say(title)
        rows = [
            (one.name, told(one.brier), f"{one.last_brier.value:.3f}", f"{one.log.value:.3f}")
            for one in lines
        ]
        print_table([("", "Brier", "last", "log"), *rows])


def _tell_versus(title: str, lines: Sequence[Versus]) -> None:
    if lines:
        say(title)
        rows = [
            (f"{v.who} - {v.yardstick}", f"{v.ours:.3f} - {v.theirs:.3f}", told(v.difference)) for v in lines
        ]
        print_table(rows)


def _tell_calibration(found: Scores) -> None:
    if found.early:
        say(f"{found.early} resolved before their date are left out of calibration until it has passed.")
    if found.calibration is None:
        return
    say("Calibration, questions past their date: given, came true (95 % interval), forecasters x questions")
    print_table(
        (
            f"{one.low:.0%} to {one.high:.0%}",
            f"{one.mean:.0%}",
            f"{one.share:.0%} ({one.share_low:.0%} to {one.share_high:.0%})",
            f"{one.weight:.1f}",
        )
        for one in found.calibration.bins
    )
    parts = found.calibration.parts
    say(
        f"  reliability {parts.reliability:.3f}, resolution {parts.resolution:.3f}, uncertainty "
        f"{parts.uncertainty:.3f}"
    )
    if found.calibration.area is not None:
        say(f"  a yes was given more than a no in {found.calibration.area:.0%} of pairs")


def told(mean: Mean) -> str:
    """Return a mean with its interval and how many questions stand behind it."""
    if mean.low is None or mean.high is None:
        return f"{mean.value:.3f} (n {mean.n}, too few for an interval)"
    return f"{mean.value:.3f} ({mean.low:.3f} to {mean.high:.3f}, n {mean.n})"
