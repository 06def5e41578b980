namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>Asks for statements.</summary>
public class ListStatementsRequest : AmazonRedshiftDataAPIServiceRequest
{
    /// <summary>Only of this cluster.</summary>
    public string ClusterIdentifier { get; set; }

    /// <summary>Only of this database.</summary>
    public string Database { get; set; }

    /// <summary>How many a page has, 100 at most.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the page begins.</summary>
    public string NextToken { get; set; }

    /// <summary>Whether those of the whole role are listed.</summary>
    public bool? RoleLevel { get; set; }

    /// <summary>What their names begin with.</summary>
    public string StatementName { get; set; }

    /// <summary>Only in this state; finished ones when not set.</summary>
    public StatusString Status { get; set; }

    /// <summary>Only of this workgroup.</summary>
    public string WorkgroupName { get; set; }
}
