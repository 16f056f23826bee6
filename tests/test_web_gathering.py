"""Tests for the loop that threads hand much to, and for the socket that sends it at once."""

import asyncio
import socket
import threading
from contextlib import closing

import pytest

from monitoring.web import bound, listen
from monitoring.web.gathering import GatheringSocket, new_loop

PATIENCE = 30  # seconds


def in_loop(coroutine):
    with asyncio.Runner(loop_factory=new_loop) as runner:
        return runner.run(asyncio.wait_for(coroutine, PATIENCE))


def test_what_threads_hand_over_is_all_done_and_in_order():
    async def work():
        loop, done, is_done = asyncio.get_running_loop(), [], asyncio.Event()

        def hand_over(thread):
            for number in range(2000):
                loop.call_soon_threadsafe(done.append, (thread, number))
            loop.call_soon_threadsafe(is_done.set)

        threads = [threading.Thread(target=hand_over, args=(name,)) for name in "abc"]
        for thread in threads:
            thread.start()
        while len(done) < 6000:
            is_done.clear()
            await is_done.wait()
        return done

    done = in_loop(work())
    for name in "abc":
        assert [number for thread, number in done if thread == name] == list(range(2000))


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.03, 0.04])
def test_a_loop_that_rests_is_woken_by_what_a_thread_hands_over(pause):
    async def work():
        loop, n_heard = asyncio.get_running_loop(), 0
        waited = threading.Event()

        def answer(heard):
            waited.wait(pause)  # it never comes: the thread is as late as the loop's rest is long
            loop.call_soon_threadsafe(heard.set)

        for _ in range(20):
            heard = asyncio.Event()
            threading.Thread(target=answer, args=(heard,)).start()
            await heard.wait()
            n_heard += 1
        return n_heard

    assert in_loop(work()) == 20


def test_a_loop_still_reads_and_keeps_time_while_it_has_much_to_do():
    async def work():
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        is_over = False

        def again():
            if not is_over:
                loop.call_soon(again)

        again()
        reader, writer = await asyncio.open_connection(sock=ours)
        theirs.sendall(b"news")
        found = await reader.read(4)
        await asyncio.sleep(0.01)
        is_over = True
        writer.close()
        theirs.close()
        return found

    assert in_loop(work()) == b"news"


class Sent(asyncio.Transport):
    """A transport that remembers what is written to it."""

    def __init__(self):
        super().__init__()
        self.written, self.is_closed = [], False

    def write(self, data):
        self.written.append(data)

    def close(self):
        self.is_closed = True


async def gathered(sent):
    import uvicorn

    config = uvicorn.Config(lambda: None)
    config.load()
    state = uvicorn.server.ServerState()
    made = GatheringSocket(config, state, {}, asyncio.get_running_loop())
    made.connection_made(sent)
    return made.transport


def test_messages_written_turn_after_turn_are_sent_as_one():
    async def work():
        sent = Sent()
        transport = await gathered(sent)
        for part in (b"a", b"b", b"c"):
            transport.write(part)
            await asyncio.sleep(0)
        before = list(sent.written)
        for _ in range(3):
            await asyncio.sleep(0)
        return before, sent.written

    assert in_loop(work()) == ([], [b"abc"])


def test_what_is_much_is_sent_without_waiting_and_what_is_left_before_the_end():
    async def work():
        sent = Sent()
        transport = await gathered(sent)
        transport.write(b"a" * 70_000)
        n_sent = len(sent.written)
        transport.write(b"the end")
        transport.close()
        return n_sent, sent.written[1:], sent.is_closed

    assert in_loop(work()) == (1, [b"the end"], True)


def test_a_connection_sends_without_waiting_for_what_was_sent_before():
    async def work(listener):
        found = asyncio.get_running_loop().create_future()

        def come(_, writer):
            accepted = writer.get_extra_info("socket")
            found.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        server = await asyncio.start_server(come, sock=listener)
        _, writer = await asyncio.open_connection(*listener.getsockname())
        is_set = await found
        writer.close()
        server.close()
        return is_set

    with closing(bound("127.0.0.1", 0)) as listener:
        listen(listener)
        assert in_loop(work(listener)) == 1
