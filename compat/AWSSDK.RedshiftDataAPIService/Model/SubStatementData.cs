namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One statement of a batch.</summary>
public class SubStatementData
{
    /// <summary>When it was taken in (UTC).</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>How long it ran, in nanoseconds.</summary>
    public long? Duration { get; set; }

    /// <summary>What went wrong.</summary>
    public string Error { get; set; }

    /// <summary>Whether there is a result.</summary>
    public bool? HasResultSet { get; set; }

    /// <summary>The id.</summary>
    public string Id { get; set; }

    /// <summary>The SQL.</summary>
    public string QueryString { get; set; }

    /// <summary>The number of the query.</summary>
    public long? RedshiftQueryId { get; set; }

    /// <summary>Rows given or changed.</summary>
    public long? ResultRows { get; set; }

    /// <summary>The size of the result in bytes.</summary>
    public long? ResultSize { get; set; }

    /// <summary>Its state.</summary>
    public StatementStatusString Status { get; set; }

    /// <summary>When its state last changed (UTC).</summary>
    public DateTime? UpdatedAt { get; set; }
}
