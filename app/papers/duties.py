"""Why the intake asks for what it must have: each mandatory field names the duty that needs it (减负)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """A field of the intake, what it is called, and which duty cannot be done without it."""

    field: str
    label: str
    duty: str


INTAKE: tuple[Duty, ...] = (
    Duty("beneficiary", "给谁办", "办件要有当事人：受理单、结果和签收都写给这一位，别人不能代领"),
    Duty("service_item_id", "办什么", "事项定了，材料、时限和费用才定，才能一次性告知"),
    Duty("station_id", "哪个站收的", "首问负责：哪个站收的，从头到尾由哪个站负责"),
    Duty("channel", "怎么找来的", "四登记要分电话、上门和到站；选好就不用另外抄本子"),
)
