// Each class starts the whole system: two of them at a time would starve each other of a small machine's cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
