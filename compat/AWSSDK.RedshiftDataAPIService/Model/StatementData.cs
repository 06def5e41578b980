namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A statement of a listing.</summary>
public class StatementData
{
    /// <summary>When it was taken in (UTC).</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The id.</summary>
    public string Id { get; set; }

    /// <summary>Whether it is a batch.</summary>
    public bool? IsBatchStatement { get; set; }

    /// <summary>The values of named parameters.</summary>
    public List<SqlParameter> QueryParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The SQL.</summary>
    public string QueryString { get; set; }

    /// <summary>The SQL of each statement of a batch.</summary>
    public List<string> QueryStrings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How the result is kept.</summary>
    public ResultFormatString ResultFormat { get; set; }

    /// <summary>The secret that was used.</summary>
    public string SecretArn { get; set; }

    /// <summary>The session that it ran in.</summary>
    public string SessionId { get; set; }

    /// <summary>Its name.</summary>
    public string StatementName { get; set; }

    /// <summary>Its state.</summary>
    public StatusString Status { get; set; }

    /// <summary>When its state last changed (UTC).</summary>
    public DateTime? UpdatedAt { get; set; }
}
