using System.Text.Json;
using Amazon.AwsJson;
using Amazon.RedshiftDataAPIService.Model;

namespace Amazon.RedshiftDataAPIService.Internal;

/// <summary>The members of every answer.</summary>
internal static class RedshiftDataAPIServiceAnswers
{
    public static void BatchExecuteStatement(ref Utf8JsonReader json, BatchExecuteStatementResponse target)
    {
        if (json.IsMember("ClusterIdentifier"u8))
            target.ClusterIdentifier = json.GetString();
        else if (json.IsMember("CreatedAt"u8))
            target.CreatedAt = json.ReadTime();
        else if (json.IsMember("Database"u8))
            target.Database = json.GetString();
        else if (json.IsMember("DbGroups"u8))
            target.DbGroups = json.ReadStrings();
        else if (json.IsMember("DbUser"u8))
            target.DbUser = json.GetString();
        else if (json.IsMember("Id"u8))
            target.Id = json.GetString();
        else if (json.IsMember("SecretArn"u8))
            target.SecretArn = json.GetString();
        else if (json.IsMember("SessionId"u8))
            target.SessionId = json.GetString();
        else if (json.IsMember("WorkgroupName"u8))
            target.WorkgroupName = json.GetString();
        else
            json.SkipMember();
    }

    public static void CancelStatement(ref Utf8JsonReader json, CancelStatementResponse target)
    {
        if (json.IsMember("Status"u8))
            target.Status = json.ReadBool();
        else
            json.SkipMember();
    }

    public static void DescribeStatement(ref Utf8JsonReader json, DescribeStatementResponse target)
    {
        if (json.IsMember("ClusterIdentifier"u8))
            target.ClusterIdentifier = json.GetString();
        else if (json.IsMember("Database"u8))
            target.Database = json.GetString();
        else if (json.IsMember("DbUser"u8))
            target.DbUser = json.GetString();
        else if (json.IsMember("CreatedAt"u8))
            target.CreatedAt = json.ReadTime();
        else if (json.IsMember("Duration"u8))
            target.Duration = json.ReadLong();
        else if (json.IsMember("Error"u8))
            target.Error = json.GetString();
        else if (json.IsMember("HasResultSet"u8))
            target.HasResultSet = json.ReadBool();
        else if (json.IsMember("Id"u8))
            target.Id = json.GetString();
        else if (json.IsMember("QueryString"u8))
            target.QueryString = json.GetString();
        else if (json.IsMember("RedshiftQueryId"u8))
            target.RedshiftQueryId = json.ReadLong();
        else if (json.IsMember("ResultRows"u8))
            target.ResultRows = json.ReadLong();
        else if (json.IsMember("ResultSize"u8))
            target.ResultSize = json.ReadLong();
        else if (json.IsMember("QueryParameters"u8))
            target.QueryParameters = json.ReadList<SqlParameter>(SqlParameter);
        else if (json.IsMember("RedshiftPid"u8))
            target.RedshiftPid = json.ReadLong();
        else if (json.IsMember("ResultFormat"u8))
            target.ResultFormat = json.GetString();
        else if (json.IsMember("SecretArn"u8))
            target.SecretArn = json.GetString();
        else if (json.IsMember("SessionId"u8))
            target.SessionId = json.GetString();
        else if (json.IsMember("Status"u8))
            target.Status = json.GetString();
        else if (json.IsMember("SubStatements"u8))
            target.SubStatements = json.ReadList<SubStatementData>(SubStatementData);
        else if (json.IsMember("UpdatedAt"u8))
            target.UpdatedAt = json.ReadTime();
        else if (json.IsMember("WorkgroupName"u8))
            target.WorkgroupName = json.GetString();
        else
            json.SkipMember();
    }

    public static void ExecuteStatement(ref Utf8JsonReader json, ExecuteStatementResponse target)
    {
        if (json.IsMember("ClusterIdentifier"u8))
            target.ClusterIdentifier = json.GetString();
        else if (json.IsMember("CreatedAt"u8))
            target.CreatedAt = json.ReadTime();
        else if (json.IsMember("Database"u8))
            target.Database = json.GetString();
        else if (json.IsMember("DbGroups"u8))
            target.DbGroups = json.ReadStrings();
        else if (json.IsMember("DbUser"u8))
            target.DbUser = json.GetString();
        else if (json.IsMember("Id"u8))
            target.Id = json.GetString();
        else if (json.IsMember("SecretArn"u8))
            target.SecretArn = json.GetString();
        else if (json.IsMember("SessionId"u8))
            target.SessionId = json.GetString();
        else if (json.IsMember("WorkgroupName"u8))
            target.WorkgroupName = json.GetString();
        else
            json.SkipMember();
    }

    public static void GetStatementResult(ref Utf8JsonReader json, GetStatementResultResponse target)
    {
        if (json.IsMember("ColumnMetadata"u8))
            target.ColumnMetadata = json.ReadList<ColumnMetadata>(ColumnMetadata);
        else if (json.IsMember("NextToken"u8))
            target.NextToken = json.GetString();
        else if (json.IsMember("Records"u8))
            target.Records = ReadRecords(ref json);
        else if (json.IsMember("TotalNumRows"u8))
            target.TotalNumRows = json.ReadLong();
        else
            json.SkipMember();
    }

    public static void ListStatements(ref Utf8JsonReader json, ListStatementsResponse target)
    {
        if (json.IsMember("NextToken"u8))
            target.NextToken = json.GetString();
        else if (json.IsMember("Statements"u8))
            target.Statements = json.ReadList<StatementData>(StatementData);
        else
            json.SkipMember();
    }

    private static void ColumnMetadata(ref Utf8JsonReader json, ColumnMetadata target)
    {
        if (json.IsMember("columnDefault"u8))
            target.ColumnDefault = json.GetString();
        else if (json.IsMember("isCaseSensitive"u8))
            target.IsCaseSensitive = json.ReadBool();
        else if (json.IsMember("isCurrency"u8))
            target.IsCurrency = json.ReadBool();
        else if (json.IsMember("isSigned"u8))
            target.IsSigned = json.ReadBool();
        else if (json.IsMember("label"u8))
            target.Label = json.GetString();
        else if (json.IsMember("length"u8))
            target.Length = json.ReadInt();
        else if (json.IsMember("name"u8))
            target.Name = json.GetString();
        else if (json.IsMember("nullable"u8))
            target.Nullable = json.ReadInt();
        else if (json.IsMember("precision"u8))
            target.Precision = json.ReadInt();
        else if (json.IsMember("scale"u8))
            target.Scale = json.ReadInt();
        else if (json.IsMember("schemaName"u8))
            target.SchemaName = json.GetString();
        else if (json.IsMember("tableName"u8))
            target.TableName = json.GetString();
        else if (json.IsMember("typeName"u8))
            target.TypeName = json.GetString();
        else
            json.SkipMember();
    }

    private static void Field(ref Utf8JsonReader json, Field target)
    {
        if (json.IsMember("blobValue"u8))
            target.BlobValue = json.ReadBlob();
        else if (json.IsMember("booleanValue"u8))
            target.BooleanValue = json.ReadBool();
        else if (json.IsMember("doubleValue"u8))
            target.DoubleValue = json.ReadDouble();
        else if (json.IsMember("isNull"u8))
            target.IsNull = json.ReadBool();
        else if (json.IsMember("longValue"u8))
            target.LongValue = json.ReadLong();
        else if (json.IsMember("stringValue"u8))
            target.StringValue = json.GetString();
        else
            json.SkipMember();
    }

    private static void SqlParameter(ref Utf8JsonReader json, SqlParameter target)
    {
        if (json.IsMember("name"u8))
            target.Name = json.GetString();
        else if (json.IsMember("value"u8))
            target.Value = json.GetString();
        else
            json.SkipMember();
    }

    private static void StatementData(ref Utf8JsonReader json, StatementData target)
    {
        if (json.IsMember("CreatedAt"u8))
            target.CreatedAt = json.ReadTime();
        else if (json.IsMember("Id"u8))
            target.Id = json.GetString();
        else if (json.IsMember("IsBatchStatement"u8))
            target.IsBatchStatement = json.ReadBool();
        else if (json.IsMember("QueryParameters"u8))
            target.QueryParameters = json.ReadList<SqlParameter>(SqlParameter);
        else if (json.IsMember("QueryString"u8))
            target.QueryString = json.GetString();
        else if (json.IsMember("QueryStrings"u8))
            target.QueryStrings = json.ReadStrings();
        else if (json.IsMember("ResultFormat"u8))
            target.ResultFormat = json.GetString();
        else if (json.IsMember("SecretArn"u8))
            target.SecretArn = json.GetString();
        else if (json.IsMember("SessionId"u8))
            target.SessionId = json.GetString();
        else if (json.IsMember("StatementName"u8))
            target.StatementName = json.GetString();
        else if (json.IsMember("Status"u8))
            target.Status = json.GetString();
        else if (json.IsMember("UpdatedAt"u8))
            target.UpdatedAt = json.ReadTime();
        else
            json.SkipMember();
    }

    private static void SubStatementData(ref Utf8JsonReader json, SubStatementData target)
    {
        if (json.IsMember("CreatedAt"u8))
            target.CreatedAt = json.ReadTime();
        else if (json.IsMember("Duration"u8))
            target.Duration = json.ReadLong();
        else if (json.IsMember("Error"u8))
            target.Error = json.GetString();
        else if (json.IsMember("HasResultSet"u8))
            target.HasResultSet = json.ReadBool();
        else if (json.IsMember("Id"u8))
            target.Id = json.GetString();
        else if (json.IsMember("QueryString"u8))
            target.QueryString = json.GetString();
        else if (json.IsMember("RedshiftQueryId"u8))
            target.RedshiftQueryId = json.ReadLong();
        else if (json.IsMember("ResultRows"u8))
            target.ResultRows = json.ReadLong();
        else if (json.IsMember("ResultSize"u8))
            target.ResultSize = json.ReadLong();
        else if (json.IsMember("Status"u8))
            target.Status = json.GetString();
        else if (json.IsMember("UpdatedAt"u8))
            target.UpdatedAt = json.ReadTime();
        else
            json.SkipMember();
    }

    private static List<List<Field>> ReadRecords(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var records = new List<List<Field>>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            records.Add(json.ReadList<Field>(Field));
        return records;
    }
}
