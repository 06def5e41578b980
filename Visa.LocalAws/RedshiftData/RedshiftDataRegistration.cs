using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Operations;
using Visa.LocalAws.RedshiftData.Requests;
using Visa.LocalAws.RedshiftData.Results;
using Visa.LocalAws.RedshiftData.Sessions;
using Visa.LocalAws.RedshiftData.Statements;

namespace Visa.LocalAws.RedshiftData;

internal static class RedshiftDataRegistration
{
    /// <summary>Needs the warehouse to be registered before it: it stops before that does.</summary>
    public static IServiceCollection AddRedshiftData(this IServiceCollection services)
    {
        services.AddSingleton<StatementStore>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<StatementRunner>();
        services.AddSingleton<StatementSubmission>();
        services.AddSingleton<CatalogReader>();
        services.AddSingleton<ResultPages>();
        services.AddSingleton<IRedshiftDataOperation, ExecuteStatement>();
        services.AddSingleton<IRedshiftDataOperation, BatchExecuteStatement>();
        services.AddSingleton<IRedshiftDataOperation, DescribeStatement>();
        services.AddSingleton<IRedshiftDataOperation, GetStatementResult>();
        services.AddSingleton<IRedshiftDataOperation, GetStatementResultV2>();
        services.AddSingleton<IRedshiftDataOperation, CancelStatement>();
        services.AddSingleton<IRedshiftDataOperation, ListStatements>();
        services.AddSingleton<IRedshiftDataOperation, ListDatabases>();
        services.AddSingleton<IRedshiftDataOperation, ListSchemas>();
        services.AddSingleton<IRedshiftDataOperation, ListTables>();
        services.AddSingleton<IRedshiftDataOperation, DescribeTable>();
        services.AddSingleton<IAwsJsonService, RedshiftDataService>();
        services.AddHostedService(provider => provider.GetRequiredService<StatementRunner>());
        return services;
    }
}
