"""What the prompts of a whole review cost beside the report itself."""

import json

import reviewer
from reviewer.documents.tokens import token_counter
from reviewer.settings import Settings
from tests.engines.scripted import scripted
from tests.test_pipeline import honest


def test_prompts_stay_below_twice_the_report(seed: str) -> None:
    counter = token_counter("gpt-5")
    with scripted(honest) as endpoint:
        settings = Settings.model_validate({"engine": "openai", "base_url": endpoint.url, "model": "gpt-5"})
        review = reviewer.review(reviewer.from_text(seed), settings=settings)
    assert not review.engine.partial
    sent = [
        "\n".join((json.dumps(body["response_format"]), *(message["content"] for message in body["messages"])))
        for body in endpoint.requests
    ]
    assert sum(map(counter.count, sent)) <= 2.0 * counter.count(seed)
    prefixes = {json.dumps(body["messages"][:-1]) for body in endpoint.requests}
    assert len(prefixes) == 3  # of extraction, relations and the summary: byte for byte the same for every chunk
