// These tests wait for servers far more than they compute.
[assembly: CollectionBehavior(MaxParallelThreads = 5)]
