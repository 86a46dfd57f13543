"""A kernel whose port another program was faster to take is started again, with other ports."""

import socket

import nbval.kernel
import pytest

from coursework.nbval import kernel_plugin


class Starts:
    """What is to happen at each start of a kernel (True: somebody takes its port first), and which ports there were."""

    def __init__(self):
        self.taken, self.ports, self.robbers = [], [], []


@pytest.fixture
def starts(monkeypatch):
    starts = Starts()

    class Robbed(nbval.kernel.KernelManager):
        async def _async_launch_kernel(self, *args, **options):
            starts.ports.append(self.shell_port)
            if starts.taken.pop(0):
                starts.robbers.append(socket.create_server((self.ip, self.shell_port)))
            return await super()._async_launch_kernel(*args, **options)

    monkeypatch.setattr(nbval.kernel, "KernelManager", Robbed)
    yield starts
    for robber in starts.robbers:
        robber.close()


def start():
    return kernel_plugin.persistent(nbval.kernel.start_new_kernel)(kernel_name="python3")


def test_another_start_has_other_ports(starts):
    starts.taken = [True, False]
    manager, client = start()
    try:
        assert manager.is_alive() and starts.taken == []
        assert starts.ports[0] != starts.ports[1]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_what_the_last_kernel_said_is_told(starts):
    starts.taken = [True] * kernel_plugin.STARTS
    with pytest.raises(RuntimeError, match=r"(?s)died before replying.*3 times.*Address already in use"):
        start()
    assert starts.taken == []
