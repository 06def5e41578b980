using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Child;

internal sealed class TalkingFactory : IShardRecordProcessorFactory
{
    public IShardRecordProcessor Create(string shardId) => new TalkingProcessor();
}
