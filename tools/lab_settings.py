"""JupyterLab's server settings for `make lab` alone, given by --config."""

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager


class BookContents(AsyncLargeFileManager):
    """Files as they are, but the book's sources cannot be saved over.

    Running a cell makes JupyterLab save the notebook; written back, a chapter would lose its layout and the header
    that makes the book execute it.
    """

    async def get(self, path, content=True, type=None, format=None, require_hash=False):
        model = await super().get(path, content, type, format, require_hash)
        if path.strip("/").startswith("book/") and model["type"] != "directory":
            model["writable"] = False
        return model


c = get_config()  # noqa: F821
c.ServerApp.contents_manager_class = BookContents
