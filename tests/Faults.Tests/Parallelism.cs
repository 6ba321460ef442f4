// These tests wait for processes and servers to start and end far more than they compute.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
