using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>The answer to ExecuteStatement.</summary>
public class ExecuteStatementResponse : AmazonWebServiceResponse
{
    /// <summary>The provisioned cluster.</summary>
    public string ClusterIdentifier { get; set; }

    /// <summary>When it was taken in (UTC).</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The database.</summary>
    public string Database { get; set; }

    /// <summary>The groups of the database user.</summary>
    public List<string> DbGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The database user.</summary>
    public string DbUser { get; set; }

    /// <summary>The id of the statement.</summary>
    public string Id { get; set; }

    /// <summary>The secret that was used.</summary>
    public string SecretArn { get; set; }

    /// <summary>The session that it runs in.</summary>
    public string SessionId { get; set; }

    /// <summary>The serverless workgroup.</summary>
    public string WorkgroupName { get; set; }
}
