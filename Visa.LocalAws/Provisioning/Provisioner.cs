using Microsoft.Extensions.Options;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Provisioning;

/// <summary>
/// Creates what the provision file names and does not exist yet, by the operations that AWS clients call, before the first request is answered.
/// </summary>
internal sealed class Provisioner(
    IOptions<ProvisionOptions> options, IOptions<LocalAwsOptions> aws, IEnumerable<IAwsJsonService> services, BucketCreation buckets, ILogger<Provisioner> logger) : IHostedService
{
    private const string Kinesis = "Kinesis_20131202";
    private const string Firehose = "Firehose_20150804";
    private const string Glue = "AWSGlue";
    private const string SecretsManager = "secretsmanager";

    private static readonly string[] AlreadyExists = ["ResourceInUseException", "AlreadyExistsException", "ResourceExistsException"];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var bucket in options.Value.Buckets)
        {
            await buckets.EnsureAsync(bucket, cancellationToken);
        }

        foreach (var (name, stream) in options.Value.Streams)
        {
            await EnsureAsync(Kinesis, "CreateStream", name, ProvisionRequests.CreateStream(name, stream), cancellationToken);
        }

        foreach (var (name, stream) in options.Value.DeliveryStreams)
        {
            await EnsureAsync(Firehose, "CreateDeliveryStream", name, ProvisionRequests.CreateDeliveryStream(name, stream, aws.Value.Region), cancellationToken);
        }

        foreach (var (name, job) in options.Value.GlueJobs)
        {
            await EnsureAsync(Glue, "CreateJob", name, ProvisionRequests.CreateJob(name, job), cancellationToken);
        }

        foreach (var (name, text) in options.Value.Secrets)
        {
            await EnsureAsync(SecretsManager, "CreateSecret", name, ProvisionRequests.CreateSecret(name, text), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EnsureAsync(string target, string operation, string name, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var service = services.Single(candidate => candidate.TargetPrefix == target);
        try
        {
            await service.CallAsync(operation, request, cancellationToken);
            logger.ResourceCreated(operation, name);
        }
        catch (AwsException exception) when (AlreadyExists.Contains(exception.Code, StringComparer.Ordinal))
        {
            logger.ResourceFound(operation, name);
        }
        catch (AwsException exception)
        {
            throw new InvalidOperationException($"The provision file names {name}, which {operation} refuses: {exception.Code}: {exception.Message}", exception);
        }
    }
}
