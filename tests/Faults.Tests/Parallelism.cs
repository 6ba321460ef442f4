// These tests spend far more time waiting for processes and servers to start and end than computing.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
