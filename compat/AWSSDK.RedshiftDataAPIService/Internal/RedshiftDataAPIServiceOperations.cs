using System.Text.Json;
using Amazon.AwsJson;
using Amazon.RedshiftDataAPIService.Model;

namespace Amazon.RedshiftDataAPIService.Internal;

/// <summary>Every operation with the members of its request; the members of the answers are in <see cref="RedshiftDataAPIServiceAnswers"/>.</summary>
internal static class RedshiftDataAPIServiceOperations
{
    private static readonly AwsJsonService Service =
        new("Amazon.RedshiftDataAPIService", "RedshiftData", "2019-12-20", RedshiftDataAPIServiceErrors.ToException);

    public static readonly AwsJsonOperation<BatchExecuteStatementRequest, BatchExecuteStatementResponse> BatchExecuteStatement = new(
        Service, "BatchExecuteStatement",
        static (json, request) =>
        {
            json.Member("ClientToken"u8, request.ClientToken);
            json.Member("ClusterIdentifier"u8, request.ClusterIdentifier);
            json.Member("Database"u8, request.Database);
            json.Member("DbUser"u8, request.DbUser);
            json.Member("SecretArn"u8, request.SecretArn);
            json.Member("WorkgroupName"u8, request.WorkgroupName);
            json.Member("Parameters"u8, request.Parameters, SqlParameter);
            json.Member("ResultFormat"u8, request.ResultFormat);
            json.Member("SessionId"u8, request.SessionId);
            json.Member("SessionKeepAliveSeconds"u8, request.SessionKeepAliveSeconds);
            json.Member("Sqls"u8, request.Sqls);
            json.Member("StatementName"u8, request.StatementName);
            json.Member("WithEvent"u8, request.WithEvent);
        },
        RedshiftDataAPIServiceAnswers.BatchExecuteStatement);

    public static readonly AwsJsonOperation<CancelStatementRequest, CancelStatementResponse> CancelStatement = new(
        Service, "CancelStatement",
        static (json, request) =>
        {
            json.Member("Id"u8, request.Id);
        },
        RedshiftDataAPIServiceAnswers.CancelStatement);

    public static readonly AwsJsonOperation<DescribeStatementRequest, DescribeStatementResponse> DescribeStatement = new(
        Service, "DescribeStatement",
        static (json, request) =>
        {
            json.Member("Id"u8, request.Id);
        },
        RedshiftDataAPIServiceAnswers.DescribeStatement);

    public static readonly AwsJsonOperation<ExecuteStatementRequest, ExecuteStatementResponse> ExecuteStatement = new(
        Service, "ExecuteStatement",
        static (json, request) =>
        {
            json.Member("ClientToken"u8, request.ClientToken);
            json.Member("ClusterIdentifier"u8, request.ClusterIdentifier);
            json.Member("Database"u8, request.Database);
            json.Member("DbUser"u8, request.DbUser);
            json.Member("SecretArn"u8, request.SecretArn);
            json.Member("WorkgroupName"u8, request.WorkgroupName);
            json.Member("Parameters"u8, request.Parameters, SqlParameter);
            json.Member("ResultFormat"u8, request.ResultFormat);
            json.Member("SessionId"u8, request.SessionId);
            json.Member("SessionKeepAliveSeconds"u8, request.SessionKeepAliveSeconds);
            json.Member("Sql"u8, request.Sql);
            json.Member("StatementName"u8, request.StatementName);
            json.Member("WithEvent"u8, request.WithEvent);
        },
        RedshiftDataAPIServiceAnswers.ExecuteStatement);

    public static readonly AwsJsonOperation<GetStatementResultRequest, GetStatementResultResponse> GetStatementResult = new(
        Service, "GetStatementResult",
        static (json, request) =>
        {
            json.Member("Id"u8, request.Id);
            json.Member("NextToken"u8, request.NextToken);
        },
        RedshiftDataAPIServiceAnswers.GetStatementResult);

    public static readonly AwsJsonOperation<ListStatementsRequest, ListStatementsResponse> ListStatements = new(
        Service, "ListStatements",
        static (json, request) =>
        {
            json.Member("ClusterIdentifier"u8, request.ClusterIdentifier);
            json.Member("Database"u8, request.Database);
            json.Member("MaxResults"u8, request.MaxResults);
            json.Member("NextToken"u8, request.NextToken);
            json.Member("RoleLevel"u8, request.RoleLevel);
            json.Member("StatementName"u8, request.StatementName);
            json.Member("Status"u8, request.Status);
            json.Member("WorkgroupName"u8, request.WorkgroupName);
        },
        RedshiftDataAPIServiceAnswers.ListStatements);

    private static void SqlParameter(Utf8JsonWriter json, SqlParameter value)
    {
        json.Member("name"u8, value.Name);
        json.Member("value"u8, value.Value);
    }
}
