"""What is made once and shared: by key, bounded, by many threads at once."""

import threading

from monitoring.ui.cache import Cache


def test_a_thing_is_made_once_for_its_key():
    made = []
    cache = Cache(max_entries=2)

    first = cache.get("a", lambda: made.append(1) or "thing")
    second = cache.get("a", lambda: made.append(2) or "other")

    assert (first, second, made) == ("thing", "thing", [1])


def test_the_least_recently_used_goes_first():
    cache = Cache(max_entries=2)
    cache.get("a", lambda: "a1")
    cache.get("b", lambda: "b1")
    cache.get("a", lambda: "a2")

    cache.get("c", lambda: "c1")

    assert cache.get("a", lambda: "made again") == "a1"
    assert cache.get("b", lambda: "made again") == "made again"
    assert len(cache) == 2


def test_something_empty_is_kept_like_anything_else():
    cache = Cache(max_entries=2)
    cache.get("none", lambda: None)

    assert cache.get("none", lambda: "made again") is None


def test_what_fails_is_not_kept():
    cache = Cache(max_entries=2)

    def fail():
        raise LookupError("not yet")

    for _ in range(2):
        try:
            cache.get("a", fail)
        except LookupError:
            continue

    assert len(cache) == 0


def test_many_threads_get_the_same_answers():
    cache = Cache(max_entries=8)
    answers = []

    def ask(number):
        answers.extend(
            cache.get(key, lambda key=key: key * 2) == key * 2 for key in range(number, 50)
        )

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == sum(50 - number for number in range(16))
    assert all(answers)
