// These tests spend far more time waiting for servers than computing.
[assembly: CollectionBehavior(MaxParallelThreads = 5)]
