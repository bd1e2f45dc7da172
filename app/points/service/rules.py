"""Rule sets: adopted as a whole, by a version of their own, never changed afterwards."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func
from sqlmodel import select

from app.core.errors import InvalidInput, NotFound
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs.models import Region
from app.points.models import RuleSet
from app.points.rule_table import STANDARD_RULES, Rule

# 积分是感谢，不是条件: what a rule may not touch, and what may not be made a duty.
_RIGHTS = ("低保", "医保", "社保", "养老金", "户籍", "入学", "救助")
_FORCED = ("登录", "打卡", "在线时长", "转发", "点赞", "下载")


def adopt(
    tx: Tx,
    *,
    region_id: uuid.UUID,
    effective_from: date,
    note: str,
    rules: Sequence[Rule] = STANDARD_RULES,
) -> RuleSet:
    """Put a version of the rules in force at a region from a day on; what was earned before stays."""
    # The region's row is what two adoptions at once wait for.
    region = tx.session.get(Region, region_id, with_for_update=True)
    if region is None or region.county_id != tx.actor.county_id:
        raise NotFound("没有找到这个地方")
    if not tx.actor.is_system and not tx.actor.can(Permission.rules_adopt, region.path):
        raise NotFound("没有找到这个地方")
    _check_fairness(rules, note)
    if len({rule.code for rule in rules}) < len(rules):
        raise InvalidInput.at("/rules", "同一个规则编号出现了两次")
    if not tx.actor.is_system and effective_from < tx.today:
        raise InvalidInput.at("/effective_from", "新规则不能从过去的日子开始")
    latest = select(func.max(RuleSet.version)).where(RuleSet.region_id == region.id)
    adopted = RuleSet(
        county_id=region.county_id,
        region_id=region.id,
        path=region.path,
        version=(tx.session.exec(latest).one() or 0) + 1,
        effective_from=effective_from,
        note=note,
        rules=[rule.model_dump(mode="json") for rule in rules],
        adopted_by=tx.actor.user_id,
        created_at=tx.now,
    )
    tx.session.add(adopted)
    tx.session.flush()
    return adopted


def _check_fairness(rules: Sequence[Rule], note: str) -> None:
    """Refuse rules that touch a right or force people onto their phones, and unvoted deductions."""
    for rule in rules:
        word = next((one for one in (*_RIGHTS, *_FORCED) if one in rule.title), None)
        if word is not None:
            raise InvalidInput.at("/rules", f"“{rule.title}”涉及“{word}”：积分不得与权利、福利或打卡挂钩")
        if rule.points < 0 and rule.is_on and not note:
            raise InvalidInput.at("/note", f"启用扣分项“{rule.title}”须写明村民会议的表决记录")
