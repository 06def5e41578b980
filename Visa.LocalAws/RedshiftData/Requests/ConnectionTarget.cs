using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse;

namespace Visa.LocalAws.RedshiftData.Requests;

/// <summary>Which database of which workgroup or cluster a call is for, and as whom. Who asks is not checked.</summary>
internal sealed partial record ConnectionTarget(string? Workgroup, string? Cluster, string Database, string? DbUser, string? SecretArn)
{
    private const string WorkgroupPattern = @"^(([a-z0-9-]+)|(arn:(aws(-[a-z]+)*):redshift-serverless:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:workgroup/[a-z0-9-]+))$";
    private const int LeastWorkgroup = 3;
    private const int MostWorkgroup = 128;
    private const int MostCluster = 63;

    [GeneratedRegex(WorkgroupPattern)]
    private static partial Regex WorkgroupForm { get; }

    /// <summary>Adds what is wrong with the members to the constraints.</summary>
    public static void Check(AwsInput input, Constraints constraints) => constraints
        .Length(input.String("WorkgroupName"), "workgroupName", LeastWorkgroup, MostWorkgroup)
        .Pattern(input.String("WorkgroupName"), "workgroupName", WorkgroupForm, WorkgroupPattern)
        .Length(input.String("ClusterIdentifier"), "clusterIdentifier", 0, MostCluster);

    /// <summary>Throws ValidationException for a place that is not there.</summary>
    public static ConnectionTarget Read(AwsInput input, WarehouseCatalog catalog)
    {
        var workgroup = input.String("WorkgroupName");
        var cluster = input.String("ClusterIdentifier");
        if (workgroup is not null && cluster is not null)
            throw AwsErrors.Validation("ClusterIdentifier and WorkgroupName cannot both be specified.");
        if (workgroup is null && cluster is null)
            throw AwsErrors.Validation("Either ClusterIdentifier or WorkgroupName must be specified.");
        var database = catalog.DefaultDatabaseOf(workgroup, cluster);
        return new ConnectionTarget(workgroup, cluster, input.String("Database") ?? database, input.String("DbUser"), input.String("SecretArn"));
    }
}
