"""What a student leaves for the next one, looks up or lies about, in one sandbox where the next one certainly comes."""

import base64
import json
import pickle
import platform

import classroom
import pytest
from hostile import code
from hostile.traces import MARK, full, gone, marked, points, processes

from coursework.judging import engine, registry, student
from coursework.judging.masters import masters
from coursework.judging.submission import parse
from coursework.judging.verdict import Mistake

NAME, SERVED = "01_generation_as_sampling", "02_odes_and_flows"
SOLVED = {name: classroom.solution(name) for name in (NAME, SERVED)}
SECONDS = 5.0


@pytest.fixture(scope="module")
def slot(bwrap, orphans_come_here):
    before = processes()
    with engine.Slot(bwrap, engine.Limits(seconds=SECONDS)) as slot:
        yield slot
    assert gone(before) and not marked()


@pytest.fixture(scope="module")
def patient(bwrap, orphans_come_here):
    """For what trains and takes its time: the warm process with torch in it serves all that is asked of a notebook.

    Its tests come after those of `slot`, whose processes must be the same at its end.
    """
    before = processes()
    with engine.Slot(bwrap, engine.Limits(seconds=30.0)) as slot:
        yield slot
    assert gone(before) and not marked()


def by_notebook(kinds):
    return sorted(kinds, key=lambda kind: (getattr(kinds[kind], "name", kinds[kind][0]), kind))


def grade(slot, answers, name=NAME, seed=0):
    made = json.dumps(classroom.notebook(name, answers)).encode()
    return {v.check: v for v in slot.grade(parse(made, "a.ipynb"), seed).verdicts}


def earned(verdicts):
    return {question: verdict.points for question, verdict in verdicts.items()}


@pytest.mark.parametrize("way", sorted(code.LEFT))
def test_nothing_is_left_for_the_next_student(slot, way):
    add, control = (217, 219) if platform.machine() == "aarch64" else (248, 250)  # the numbers of the system calls
    leave, take = (
        part.replace("MARK", MARK).replace("ADD", str(add)).replace("CTL", str(control)) for part in code.LEFT[way]
    )
    right = SOLVED[NAME]["answer-to_vector"]
    leaving = (
        f"ANSWER = {right!r}\n" + "try:\n" + _indented(leave) + "\nexcept (OSError, ValueError):\n    pass\n" + right
    )
    taking = f"{take}\nexec(ANSWER)"
    assert earned(grade(slot, SOLVED[NAME] | {"answer-to_vector": leaving})) == points(NAME)
    assert earned(grade(slot, SOLVED[NAME] | {"answer-to_vector": taking})) == points(NAME, "to_vector")
    assert not marked()


def _indented(source):
    return "\n".join(f"    {line}" for line in source.splitlines())


def table_of(name, seed):
    """Answers that look their inputs up in what a right notebook was asked, and gave, with another seed."""
    namespace = {"__name__": "__main__"}
    for cell in masters()[name]["cells"]:
        if cell["cell_type"] == "code" and cell["id"].startswith("locked"):
            exec(cell["source"], namespace)
    for source in SOLVED[name].values():
        exec(source, namespace)
    seen = {}

    def recording(question, function):
        def answer(*args, **kwargs):
            inputs = repr([_bytes(a) for a in (*args, *kwargs.values())])
            value = function(*args, **kwargs)
            seen.setdefault(question, {})[inputs] = pickle.dumps(value)
            return value

        return answer

    questions = [answer.removeprefix("answer-") for answer in SOLVED[name]]
    for question in questions:
        if callable(namespace[question]):
            namespace[question] = recording(question, namespace[question])
    for check in registry.all_checks().values():
        if check.page == name:
            registry.judge_here(check.name, namespace, seed)
    return {
        f"answer-{question}": code.LOOK_UP.replace("QUESTION", question).replace(
            "TABLE", repr(base64.b64encode(pickle.dumps(table)).decode())
        )
        for question, table in seen.items()
    }


def _bytes(value):
    """As the answer of `code.LOOK_UP` tells inputs apart."""
    import numpy as np

    if isinstance(value, np.random.Generator):
        return value.bit_generator.state["state"]["state"]
    return (np.shape(value), np.asarray(value).tolist()) if np.ndim(value) else value if not callable(value) else "f"


@pytest.mark.parametrize("name", [NAME, SERVED])
def test_no_constants_for_visible_inputs(slot, name):
    """With the seed that `check` uses they would be right; with another one they are not."""
    answers = table_of(name, 0)
    assert len(answers) == len(SOLVED[name])
    visible = earned(grade(slot, answers, name, 0))
    assert sum(visible.values()) > sum(full(name).values()) / 2
    other = earned(grade(slot, answers, name, 12345))
    values = {check for check in other if check.endswith(("_value", "_values"))}
    assert len(values) > 5 and not sum(other[check] for check in values), {c for c in values if other[c]}


@pytest.mark.parametrize("lie", sorted(code.LIES))
@pytest.mark.parametrize("name", list(masters()))
def test_no_lie_about_a_value_is_believed(slot, name, lie):
    """Around every right answer of a notebook; what a check of another kind sees (calls, shapes) may still be right."""
    if "import torch" in code.LIES[lie]:
        pytest.importorskip("torch")
    answers = classroom.solution(name)
    if lie != "nan":
        answers.pop("answer-train_field", None)  # it takes a while, and says it once
    for answer, source in answers.items():
        question = answer.removeprefix("answer-")
        answers[answer] = f"{source}\n{code.LIES[lie]}\n{question} = lie({question})"
    got = earned(grade(slot, answers, name, 1))
    allowed = code.SEEN_BY_HELPERS | (code.NOT_ABOUT_VALUES if lie in code.AFTER_THE_WORK else set())
    if lie == "an array of texts":
        allowed = allowed | {"training_step_loss"}  # the helper makes a number of what is returned
    assert {question for question, number in got.items() if number} <= allowed


def test_right_once_is_not_right(slot):
    """An answer that is right for its first call only."""
    answers = {
        answer: f"{source}\n{code.FIRST}\n{answer[7:]} = first({answer[7:]})" for answer, source in SOLVED[NAME].items()
    }
    got = earned(grade(slot, answers))
    questions = {registry.find(check).question for check in got}
    assert not [q for q in questions if all(got[check] for check in got if registry.find(check).question == q)]


@pytest.mark.parametrize("kind", by_notebook(code.LEARNED))
def test_no_undeserved_point_for_what_learns(patient, kind):
    """Answers that get networks, fields and generators; training is left out where it is not what is asked."""
    how = code.LEARNED[kind]
    if how.name == code.FIELDS:
        pytest.importorskip("torch")
    (question,) = how.lost
    left_out = {"train_field"} - {question}
    answers = {name: source for name, source in classroom.solution(how.name).items() if name[7:] not in left_out}
    answers[f"answer-{question}"] = how.answers[question].replace("RIGHT", answers[f"answer-{question}"])
    got = earned(grade(patient, answers, how.name, 1))
    without = points(how.name, question, *left_out)
    if how.exact:
        assert got == without
    else:  # a check of another kind may be passed
        assert all(got[check] == most for check, most in without.items() if most)
        assert sum(got.values()) < sum(points(how.name, *left_out).values())
    assert not marked()


@pytest.mark.parametrize("kind", by_notebook(code.FORGED))
def test_no_report_from_the_students_process_is_believed(patient, kind):
    """What a locked helper hands over is compared with what the check knows, or it is nothing."""
    pytest.importorskip("torch")
    name, question, source, lost = code.FORGED[kind]
    got = grade(patient, {f"answer-{question}": source}, name, 1)
    assert not any(got[check].points for check in lost), {check: got[check].message for check in lost}


def test_the_check_sees_no_students_object():
    """What a check holds are plain values and numbered stand-ins, whatever the student's function returns."""

    class Everything:
        def __eq__(self, other):
            return True

    namespace = {"f": lambda: Everything(), "g": lambda: [Everything], "h": lambda: lambda: 1}
    remote, _ = student.in_process(namespace)
    for name in "f":
        with pytest.raises(Mistake, match="not numbers"):
            remote.call(name)
    for made in (remote.call("g")[0], remote.call("h")):
        assert type(made) is student.Remote and made != 1 and not isinstance(made, Everything)
