using System.Runtime.ExceptionServices;
using Visa.LocalAws.CloudWatch;
using Visa.LocalAws.DynamoDb;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Firehose;
using Visa.LocalAws.Glue;
using Visa.LocalAws.Kinesis;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Provisioning;
using Visa.LocalAws.RedshiftData;
using Visa.LocalAws.S3;
using Visa.LocalAws.S3.Storage;
using Visa.LocalAws.SecretsManager;
using Visa.LocalAws.Signatures;
using Visa.LocalAws.StatusPage;
using Visa.LocalAws.Storage;
using Visa.LocalAws.Sts;
using Visa.LocalAws.Warehouse;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;

namespace Visa.LocalAws.Hosting;

/// <summary>Puts the embedded AWS together.</summary>
public static class LocalAwsHost
{
    /// <summary>Builds the process: its services start in this order, then it listens; it stops the other way round.</summary>
    /// <param name="configure">Changes services before the host is built, such as the clock of a test.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.Services.AddStorage().AddSignatures().AddFaults().AddAwsProtocols().AddSts().AddS3().AddDynamoDb().AddKinesis().AddFirehose();
        builder.Services.AddSecretsManager().AddCloudWatch().AddWarehouse().AddRedshiftData().AddGlue();
        builder.Services.AddSingleton(provider =>
            new HttpServices(provider.GetRequiredService<S3Handler>().HandleAsync, provider.GetRequiredService<StsHandler>().HandleAsync));
        builder.AddStatusPage();
        builder.AddProvisioning();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        OpenStores(app.Services);
        app.UseAwsFirst();
        app.UseVisaAuthentication();
        app.MapDefaultEndpoints();
        app.MapStatusPage();
        return app;
    }

    /// <summary>The stores that read their journals when they are made do so at the same time.</summary>
    /// <exception cref="InvalidOperationException">The first that cannot be opened says why.</exception>
    private static void OpenStores(IServiceProvider services)
    {
        try
        {
            Parallel.Invoke(
                () => services.GetRequiredService<ObjectStore>(),
                () => services.GetRequiredService<Database>());
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
    }
}
