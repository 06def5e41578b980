namespace Visa.LocalAws.Faults;

/// <summary>The ways in which this stand-in can be made as unkind as AWS may be.</summary>
internal enum FaultKind
{
    /// <summary>A call is refused for coming too fast.</summary>
    Throttle,

    /// <summary>A call fails with status 500 or 503 and has no effect.</summary>
    Error,

    /// <summary>A call that changes something has its effect and fails with status 500 all the same.</summary>
    LostAnswer,

    /// <summary>A call waits before it is answered.</summary>
    Slow,

    /// <summary>One record of PutRecords or PutRecordBatch is refused, or one item of a batch is left unprocessed, while the others are taken.</summary>
    PartialFailure,

    /// <summary>GetRecords says that the iterator has expired.</summary>
    ExpiredIterator,

    /// <summary>Firehose stores an object twice, under two keys.</summary>
    DuplicateObject,

    /// <summary>Firehose stores an object later than its buffering hints say.</summary>
    DelayedObject,
}
