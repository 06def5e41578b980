using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

internal interface IFirehoseOperation : IAwsOperation;
