"""Whatever the intake must have names the duty that needs it; nothing else is asked for by force."""

from pydantic import BaseModel

from app.errands.schemas import ErrandCreate
from app.papers.duties import INTAKE
from tests.errands.scene import API, AsUser, Scene
from tests.factories import Make

# Told by one of its own fields or the other, which the schema itself cannot say.
ALSO = {"beneficiary"}


def unexplained(form: type[BaseModel]) -> set[str]:
    needed = {name for name, field in form.model_fields.items() if field.is_required()}
    return (needed | ALSO) ^ {one.field for one in INTAKE}


def test_every_mandatory_field_names_its_duty_and_no_other() -> None:
    assert unexplained(ErrandCreate) == set()


def test_a_new_mandatory_field_without_a_duty_is_caught() -> None:
    class Twin(ErrandCreate):
        shoe_size: int

    assert unexplained(Twin) == {"shoe_size"}


def test_the_agent_reads_the_duties_beside_the_form(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)

    fields = as_user(scene.agent.id).get(f"{API}/intake-fields").json()["items"]

    assert [one["label"] for one in fields] == [one.label for one in INTAKE]
