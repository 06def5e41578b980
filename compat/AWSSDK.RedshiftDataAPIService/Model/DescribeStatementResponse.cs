using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>How a statement stands.</summary>
public class DescribeStatementResponse : AmazonWebServiceResponse
{
    /// <summary>The provisioned cluster.</summary>
    public string ClusterIdentifier { get; set; }

    /// <summary>The database.</summary>
    public string Database { get; set; }

    /// <summary>The database user.</summary>
    public string DbUser { get; set; }

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

    /// <summary>The values of named parameters.</summary>
    public List<SqlParameter> QueryParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The process that ran it.</summary>
    public long? RedshiftPid { get; set; }

    /// <summary>How the result is kept.</summary>
    public ResultFormatString ResultFormat { get; set; }

    /// <summary>The secret that was used.</summary>
    public string SecretArn { get; set; }

    /// <summary>The session that it ran in.</summary>
    public string SessionId { get; set; }

    /// <summary>Its state.</summary>
    public StatusString Status { get; set; }

    /// <summary>The statements of a batch.</summary>
    public List<SubStatementData> SubStatements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When its state last changed (UTC).</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>The serverless workgroup.</summary>
    public string WorkgroupName { get; set; }
}
