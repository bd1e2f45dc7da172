"""Roots of seals: they depend on everything, and what was sealed long ago is still proved by them."""

import uuid

import pytest

from app.audit.service import seals as of_log
from app.core.chain import Root, made_since, root_of_list, root_of_tree
from app.ledger.service import seals as of_books

LEAVES = [f"{number:064x}" for number in range(5)]
# Written down once: counties keep seals that were made so, and every later version must come to the same.
KEPT = [
    (root_of_list, 1, None, LEAVES, "4fc7c192a3c3bdd53301daf4fbf0c9a1257a4bc69629097e6e80061a3bdfc899"),
    (root_of_list, 2, "0" * 64, LEAVES, "2813b783616ece6d7091ab973b22576c851d349cd00f606dee6cbbddf6c5b11f"),
    (root_of_tree, 1, None, LEAVES, "aae34bdd2f3d1a0435881314cba31bc95e51523202a41d2ccbf75f7221cc7541"),
    (root_of_tree, 2, "0" * 64, LEAVES, "0317628d57d1dd3e201469e4f7b38e95ac27f59f790f183b580645207871ddeb"),
    (
        root_of_tree,
        3,
        "f" * 64,
        LEAVES[:1],
        "e4e8f8a15ab0cc576802e24d5a2dc25122818ba8e0e21201ed0b2b011404969e",
    ),
]


@pytest.mark.parametrize(("root_of", "n", "previous", "leaves", "kept"), KEPT)
def test_a_root_of_long_ago_is_found_again(
    root_of: Root, n: int, previous: str | None, leaves: list[str], kept: str
) -> None:
    assert root_of(n, previous, leaves) == kept


def test_each_chain_keeps_its_own_kind_of_root_and_digest() -> None:
    row = ["x", None, 1, "王"]

    assert (of_log.CHAIN.root_of, of_books.CHAIN.root_of) == (root_of_list, root_of_tree)
    assert of_log.digest_of(row) == "26d0597912341bfc9a0084b5af7a6562a4125d10ad87d3ef22337aebaae4af8a"
    assert (
        of_books.digest_of(row, [[1, 2], [3, None]])
        == "adb4a1277c47d056989e6ce5697d53298355db721b106972443ddf33c7a85f94"
    )


@pytest.mark.parametrize("root_of", [root_of_list, root_of_tree])
def test_a_root_depends_on_every_leaf_and_on_what_came_before(root_of: Root) -> None:
    roots = {
        root_of(1, None, LEAVES),
        root_of(2, None, LEAVES),
        root_of(1, "0" * 64, LEAVES),
        root_of(1, None, LEAVES[::-1]),
        root_of(1, None, LEAVES[:4]),
        root_of(1, None, [*LEAVES, LEAVES[-1]]),
    }

    assert len(roots) == 6


def test_a_row_of_the_last_day_may_still_wait_and_none_before_the_beginning() -> None:
    newest = uuid.UUID(int=(1_000_000_000_000 << 80) | 5)

    assert made_since(newest).int >> 80 == 1_000_000_000_000 - 24 * 60 * 60 * 1000
    assert made_since(uuid.UUID(int=5)).int == 0
