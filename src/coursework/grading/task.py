"""One notebook to grade, and what all notebooks of a run share."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(eq=False)
class Task:
    """One notebook to grade, and with `questions` filled in, graded.

    Attributes:
        student, file: who, and the name that it was handed in under.
        notebook: the master's name; empty if the file is unreadable.
        sha256, key: hashes of the file, and of all that its verdicts depend on.
        answers, lost: see `Submission`.
        remarks: on the file as a whole.
        doubt: of these, why it may not be this student's, for the instructor; empty if there is no doubt.
        failed: whether the grading itself broke down, which may have been this machine's fault.
        questions: rows of verdicts, as results.json keeps them, each with its seconds, in the master's order.
    """

    student: str
    file: str
    notebook: str
    sha256: str
    key: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    doubt: str = ""
    failed: bool = False
    questions: list[dict] = field(default_factory=list)
    isolation: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    checks_cpu_seconds: float = 0.0

    @property
    def points(self) -> int:
        return sum(question["points"] for question in self.questions)

    def result(self) -> dict:
        """What results.json keeps."""
        return {name: value for name, value in asdict(self).items() if name not in ("answers", "lost", "doubt")}


@dataclass(frozen=True)
class Settings:
    """What all submissions of a run share; plain, so that it travels to other machines."""

    sandbox: str
    seconds: float
    seed: int
    checks: str
