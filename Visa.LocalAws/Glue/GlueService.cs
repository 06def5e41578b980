using System.Collections.Frozen;
using Visa.LocalAws.Glue.Operations;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue;

/// <summary>AWS Glue's jobs, API version 2017-03-31, over AWS JSON 1.1.</summary>
internal sealed class GlueService(IEnumerable<IGlueOperation> operations) : IAwsJsonService
{
    private readonly FrozenDictionary<string, IGlueOperation> _operations = operations.ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    public string TargetPrefix => "AWSGlue";

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    public string ContentType => "application/x-amz-json-1.1";

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _operations.TryGetValue(operation, out var found) ? found.CallAsync(body, cancellationToken) : throw AwsErrors.UnknownOperation();
}
