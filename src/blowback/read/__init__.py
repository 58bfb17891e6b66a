"""Article -> blocks, sentences, mentions, chains, times: what stands in the text."""
