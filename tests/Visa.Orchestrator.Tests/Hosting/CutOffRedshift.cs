using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;

namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>A warehouse that dies within a batch: after some of its statements, or after all of them and before it has said so.</summary>
internal sealed class CutOffRedshift(string url, int after) : AmazonRedshiftDataAPIServiceClient(
    new BasicAWSCredentials("test", "test"), new AmazonRedshiftDataAPIServiceConfig { ServiceURL = url, AuthenticationRegion = LocalAwsFixture.Region, MaxErrorRetry = 0 })
{
    /// <summary>Of the batch that was cut off.</summary>
    public int Statements { get; private set; }

    public override async Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(BatchExecuteStatementRequest request, CancellationToken cancellationToken = default)
    {
        Statements = request.Sqls.Count;
        if (after < request.Sqls.Count) request.Sqls = [.. request.Sqls.Take(after), "SELECT * FROM killed_here"];
        var answer = await base.BatchExecuteStatementAsync(request, cancellationToken);
        while ((await DescribeStatementAsync(new DescribeStatementRequest { Id = answer.Id }, cancellationToken)).Status.Value is not ("FINISHED" or "FAILED"))
            await Task.Delay(10, cancellationToken);
        throw new AmazonRedshiftDataAPIServiceException("The connection was lost.");
    }
}
