using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

internal interface IGlueOperation : IAwsOperation;
