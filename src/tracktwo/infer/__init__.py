"""Edge: language models and NLP pipelines behind the `Infer` protocol."""
