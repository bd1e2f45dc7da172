"""How a case ended, in the words of the archive's dictionary."""

from app.errands.kinds import CLOSING_LABELS as _LABELS
from app.errands.kinds import ClosingKind
from app.errands.models import Category, Errand, ErrandState

CLOSING_LABELS: dict[str, str] = {str(kind): label for kind, label in _LABELS.items()}
CATEGORY_LABELS: dict[Category, str] = {
    Category.approval: "项目审批类",
    Category.certificate: "证照代办类",
    Category.consultation: "咨询服务类",
    Category.public_welfare: "公益事业类",
}


def closing_of(errand: Errand, *, category: Category) -> str:
    """Give how a case ended: as it says itself, or by its state and its item."""
    if errand.closing_kind is not None:
        return errand.closing_kind.value
    if errand.state is ErrandState.withdrawn:
        return ClosingKind.void.value
    kind = ClosingKind.consultation if category is Category.consultation else ClosingKind.normal
    return kind.value
