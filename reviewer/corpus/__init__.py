"""Other reports to compare with: what a problems chapter shares with those of other departments and of last year."""

from reviewer.corpus.overlap import Overlap, overlap
from reviewer.corpus.shelf import Chapter, Corpus, chapter, corpus_stamp, load_corpus, problem_bodies

__all__ = ["Chapter", "Corpus", "Overlap", "chapter", "corpus_stamp", "load_corpus", "overlap", "problem_bodies"]
