namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Asks to run one statement.</summary>
public class ExecuteStatementRequest : AmazonRedshiftDataAPIServiceRequest
{
    /// <summary>The same token gives the same statement.</summary>
    public string ClientToken { get; set; }

    /// <summary>The provisioned cluster.</summary>
    public string ClusterIdentifier { get; set; }

    /// <summary>The database.</summary>
    public string Database { get; set; }

    /// <summary>The database user.</summary>
    public string DbUser { get; set; }

    /// <summary>The secret that holds the credentials.</summary>
    public string SecretArn { get; set; }

    /// <summary>The serverless workgroup.</summary>
    public string WorkgroupName { get; set; }

    /// <summary>The values of named parameters.</summary>
    public List<SqlParameter> Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How the result is kept.</summary>
    public ResultFormatString ResultFormat { get; set; }

    /// <summary>The session to run in.</summary>
    public string SessionId { get; set; }

    /// <summary>How long a new session is kept, in seconds.</summary>
    public int? SessionKeepAliveSeconds { get; set; }

    /// <summary>The statement.</summary>
    public string Sql { get; set; }

    /// <summary>A name for listings.</summary>
    public string StatementName { get; set; }

    /// <summary>Whether EventBridge is told of the end.</summary>
    public bool? WithEvent { get; set; }
}
