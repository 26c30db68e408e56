"""The peer of the crawl benchmark: Scrapy with its defaults but no delay and no console.

Follows every link of one host, parses each page, writes title, date, paragraphs as JSON lines, and keeps the body compressed, which is what
RhetoricLens does besides. Standard output: one line of JSON. The clock starts when the spider opens and stops when it closes.
"""

import gzip
import hashlib
import json
import os
import sys
import time
from urllib.parse import urlparse

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor

start, folder = sys.argv[1], sys.argv[2]
os.makedirs(folder, exist_ok=True)
clock = {}
counts = {"pages": 0, "items": 0}


class Site(scrapy.Spider):
    name = "site"
    start_urls = [start]
    allowed_domains = [urlparse(start).hostname]
    links = LinkExtractor()  # other hosts are dropped by the offsite middleware
    handle_httpstatus_list = [404, 403, 500]

    @classmethod
    def from_crawler(cls, crawler, *args, **kwargs):
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.opened, signal=scrapy.signals.spider_opened)
        crawler.signals.connect(spider.ended, signal=scrapy.signals.spider_closed)
        return spider

    def opened(self):
        clock["start"], clock["cpu"] = time.monotonic(), time.process_time()

    def ended(self):
        clock["seconds"], clock["used"] = time.monotonic() - clock["start"], time.process_time() - clock["cpu"]

    def parse(self, response):
        counts["pages"] += 1
        if response.status != 200 or not isinstance(response, scrapy.http.HtmlResponse):
            return
        with gzip.open(os.path.join(folder, hashlib.sha256(response.body).hexdigest() + ".gz"), "wb", compresslevel=6) as kept:
            kept.write(response.body)
        counts["items"] += 1
        yield {
            "url": response.url,
            "title": response.css("title::text").get(),
            "date": response.css("time::attr(datetime)").get(),
            "text": [" ".join(p.css("::text").getall()) for p in response.css("article p, main p, [itemprop=articleBody] p")],
        }
        for link in self.links.extract_links(response):
            yield response.follow(link)


process = CrawlerProcess(
    settings={
        "LOG_LEVEL": "CRITICAL",
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
        "RETRY_ENABLED": False,
        "FEEDS": {os.path.join(folder, "items.jsonl"): {"format": "jsonlines"}},
    }
)
process.crawl(Site)
process.start()
print(json.dumps({"version": scrapy.__version__, "seconds": clock["seconds"], "cpu": clock["used"], **counts}))
