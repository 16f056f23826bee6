"""What is made once and shared: by key, bounded, by many threads at once."""

import threading

from monitoring.ui.cache import Kept


def test_a_thing_is_made_once_for_its_key():
    made = []
    kept = Kept(max_entries=2)

    first = kept.get("a", lambda: made.append(1) or "thing")
    second = kept.get("a", lambda: made.append(2) or "other")

    assert (first, second, made) == ("thing", "thing", [1])


def test_the_least_recently_used_goes_first():
    kept = Kept(max_entries=2)
    kept.get("a", lambda: "a1")
    kept.get("b", lambda: "b1")
    kept.get("a", lambda: "a2")

    kept.get("c", lambda: "c1")

    assert kept.get("a", lambda: "made again") == "a1"
    assert kept.get("b", lambda: "made again") == "made again"
    assert len(kept) == 2


def test_something_empty_is_kept_like_anything_else():
    kept = Kept(max_entries=2)
    kept.get("none", lambda: None)

    assert kept.get("none", lambda: "made again") is None


def test_what_fails_is_not_kept():
    kept = Kept(max_entries=2)

    def fail():
        raise LookupError("not yet")

    for _ in range(2):
        try:
            kept.get("a", fail)
        except LookupError:
            continue

    assert len(kept) == 0


def test_many_threads_get_the_same_answers():
    kept = Kept(max_entries=8)
    answers = []

    def ask(number):
        answers.extend(
            kept.get(key, lambda key=key: key * 2) == key * 2 for key in range(number, 50)
        )

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == sum(50 - number for number in range(16))
    assert all(answers)
