using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.RedshiftData.Operations;

internal interface IRedshiftDataOperation : IAwsOperation;
