using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

internal interface IKinesisOperation : IAwsOperation;
