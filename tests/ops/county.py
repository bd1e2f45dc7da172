"""A little county in which everything has happened once: what every check has something to look at in."""

import uuid
from datetime import timedelta

from app.archive.service.making import make_waiting
from app.auth.models import UserAccount
from app.auth.service import sessions
from app.authority.schemas import AuthorityCreate, AuthorityMove
from app.authority.service import drafting, moves
from app.authority.states import AuthorityAction
from app.core.permissions import Role
from app.core.tx import Tx
from app.custody.models import CustodyAction, CustodyKind
from app.custody.schemas import CountCreate, CustodyItemCreate, CustodyTransitionCreate
from app.custody.service import counting
from app.custody.service.moves import move
from app.custody.service.taking import take
from app.errands.models import Channel
from app.errands.schemas import BeneficiaryCreate, ErrandCreate
from app.errands.service.submit import submit
from app.files.pictures import Picture
from app.files.service import attach, store_picture
from app.points.models import ClaimAction, ReversalAction
from app.points.queries.reversals import get_reversal
from app.points.service import reversals
from app.privacy.models import Purpose
from app.privacy.service import consents
from app.reviews.service.opening import open_for
from app.shop.models import OrderAction, StockReason
from app.shop.queries.orders import get_order
from app.shop.service import orders, shops
from app.trips.models import Outcome, TripAction
from app.trips.schemas import TickCreate, TripTransitionCreate
from app.trips.service import moves as trips
from tests.custody.keeping import kept_key, no_pictures
from tests.errands.scene import Scene
from tests.factories import Make
from tests.points.books import account_of, claim_by, give, step, village_with_budget
from tests.points.test_reversals import ask
from tests.reviews.rows import supervision
from tests.shop.goods import fund, offer, open_shop, place
from tests.trips.riding import known_office, planned_trip

PICTURE = Picture(content=b"a picture", thumbnail=b"small", sha256="a" * 64, width=1, height=1)


def build(make: Make) -> None:
    """Let errands, orders, awards, claims, reversals, files and sign-ins happen."""
    scene = Scene(make)
    done = [(scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "sign")]
    errand = scene.errand(*done, (scene.resident, "rate"))
    _answers(make, scene)
    scene.errand((scene.agent, "claim"), (scene.agent, "return"))
    scene.errand((scene.agent, "claim"), (scene.agent, "escalate"))
    _custody(make, scene)
    again = scene.errand(*done[:2], (scene.resident, "reopen"))
    scene.errand()
    _shop(make, scene)
    _points(make)
    with make.tx(scene.resident) as tx:
        _files(tx, errand.id)
        consents.give(tx, purpose=Purpose.messages, version=1)
        consents.withdraw(tx, purpose=Purpose.messages)
    _authority(make, scene)
    make.access_token(scene.resident.id)
    make.resident(scene.village, household=make.household(scene.village))
    _signed_in_twice(make, scene.agent)
    scene.errand(*done, (scene.lead, "archive"))
    assert make_waiting(make.database, make.settings, now=make.now) == 1
    assert again.times_reopened == 1


def _custody(make: Make, scene: Scene) -> None:
    """Keep a key and some money, half of which is spent, and count them."""
    no_pictures(make)
    errand = scene.errand((scene.agent, "claim"))
    key = kept_key(make, scene.agent, errand.id)
    draft = CustodyItemCreate(
        kind=CustodyKind.cash, description="交电费", amount_fen=900, errand_id=errand.id
    )
    with make.tx(scene.agent) as tx:
        cash = take(tx, draft=draft).id
    spending = CustodyTransitionCreate(action=CustodyAction.spend, amount_fen=450, note="电费")
    with make.tx(scene.agent) as tx:
        move(tx, item_id=cash, step=spending)
        counting.count(tx, draft=CountCreate(custody_item_ids=[key, cash]))
    trip, task = planned_trip(make, scene.agent, scene.station, known_office(make), str(errand.id))
    tick = TickCreate(task_id=uuid.UUID(task), outcome=Outcome.done)
    with make.tx(scene.agent) as tx:
        trips.tick(tx, trip_id=uuid.UUID(trip), draft=tick)
        trips.move(tx, trip_id=uuid.UUID(trip), step=TripTransitionCreate(action=TripAction.finish))


def _authority(make: Make, scene: Scene) -> None:
    """Let the agent act for the resident once, and another authority be taken back."""
    authorities = []
    for _ in range(2):
        with make.tx(scene.resident) as tx:
            wanted = AuthorityCreate(representative_id=scene.agent.id, item_ids=[scene.item.id])
            made = drafting.create(tx, draft=wanted)
            moves.move(tx, authority_id=made.id, step=AuthorityMove(action=AuthorityAction.confirm))
            authorities.append(made)
    draft = ErrandCreate(
        service_item_id=scene.item.id,
        station_id=scene.station.id,
        channel=Channel.phone,
        beneficiary=BeneficiaryCreate(resident_id=scene.resident.resident_id),
        authority_id=authorities[0].id,
    )
    with make.tx(scene.agent) as tx:
        submit(tx, draft=draft)
    with make.tx(scene.resident) as tx:
        moves.move(tx, authority_id=authorities[1].id, step=AuthorityMove(action=AuthorityAction.revoke))


def _answers(make: Make, scene: Scene) -> None:
    """Let a bad rating be answered, and an errand be asked about."""
    bad = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))
    scene.take(scene.resident, bad, "rate", score=2)
    with make.tx() as tx:
        open_for(tx, errand_id=bad.id)
    supervision(make, scene.errand(), officer=scene.officer())


def _shop(make: Make, scene: Scene) -> None:
    keeper = make.user(Role.shopkeeper, scene.village)
    goods = offer(make, open_shop(make, scene.village), points=3, stock=20, limit=10)
    fund(make, scene.resident.resident_id, 100)
    with make.tx(keeper) as tx:
        shops.move_stock(tx, offer=goods, quantity=2, reason=StockReason.damage)
    ends = (OrderAction.cancel, OrderAction.expire, OrderAction.collect, OrderAction.refund, None)
    for end in ends:
        order = place(make, scene.resident, goods, quantity=2)
        if end in (OrderAction.collect, OrderAction.refund):
            with make.tx(keeper) as tx:
                orders.collect(tx, pickup_code=order.pickup_code)
        if end is OrderAction.expire:
            with make.tx(later=timedelta(days=8)) as tx:
                assert orders.expire_next(tx)
        elif end in (OrderAction.cancel, OrderAction.refund):
            with make.tx(keeper) as tx:
                orders.move(tx, order=get_order(tx, order_id=order.id, lock=True), action=end)


def _points(make: Make) -> None:
    village = village_with_budget(make)
    villager, reviewer = make.user(Role.resident, village), make.user(Role.reviewer, village)
    give(make, villager.resident_id, "E01")
    asked = ask(make, reviewer, villager.resident_id)
    with make.tx(make.user(Role.town_officer, village)) as tx:
        locked = get_reversal(tx, reversal_id=asked.id, lock=True)
        reversals.decide(tx, reversal=locked, action=ReversalAction.approve)
    give(make, villager.resident_id, "E01")
    ask(make, reviewer, villager.resident_id)
    claim = claim_by(make, villager, "C06")
    for action in (ClaimAction.check, ClaimAction.approve, ClaimAction.credit):
        step(make, reviewer, claim, action)
    assert account_of(make, villager.resident_id).balance > 0


def _files(tx: Tx, errand_id: object) -> None:
    stored = store_picture(tx, picture=PICTURE)
    attach(tx, file_ids=[stored.id], subject_kind="errand", subject_id=errand_id)  # type: ignore[arg-type]
    store_picture(tx, picture=PICTURE)


def _signed_in_twice(make: Make, account: UserAccount) -> None:
    with make.tx() as tx:
        opened = sessions.open_session(
            tx, user_id=account.id, county_id=account.county_id, device="test", address="127.0.0.1"
        )
    with make.tx() as tx:
        sessions.refresh(tx, token=opened.refresh_token)
