using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Hosting;

internal sealed class DelegateFactory(Func<string, IShardRecordProcessor> create) : IShardRecordProcessorFactory
{
    public IShardRecordProcessor Create(string shardId) => create(shardId);
}
