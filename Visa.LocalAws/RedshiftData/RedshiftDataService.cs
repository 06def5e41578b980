using System.Collections.Frozen;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Operations;

namespace Visa.LocalAws.RedshiftData;

/// <summary>The Redshift Data API, version 2019-12-20, over AWS JSON 1.1.</summary>
internal sealed class RedshiftDataService(IEnumerable<IRedshiftDataOperation> operations) : IAwsJsonService
{
    private readonly FrozenDictionary<string, IRedshiftDataOperation> _operations = operations.ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    public string TargetPrefix => "RedshiftData";

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    public string ContentType => "application/x-amz-json-1.1";

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _operations.TryGetValue(operation, out var found) ? found.CallAsync(body, cancellationToken) : throw AwsErrors.UnknownOperation();
}
