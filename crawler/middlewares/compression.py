"""Undoes Content-Encoding with our own bound and strictness in the place of Scrapy's decoders."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.decompress import Broken, TooLarge, unpack


class BodyTooLarge(IgnoreRequest):
    """The body is larger than is allowed, as sent or unpacked."""


class BodyBroken(IgnoreRequest):
    """The body is not what its encoding says."""


class CompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's reading of the header, our decoding."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The response unpacked. Raises :class:`BodyTooLarge` or :class:`BodyBroken`."""
        try:
            return super().process_response(request, response)
        except TooLarge as error:
            raise BodyTooLarge(f"{request.url}: {error}") from error
        except Broken as error:
            raise BodyBroken(f"{request.url}: {error}") from error

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        return unpack(body, encoding.decode("latin-1"), max_size)
