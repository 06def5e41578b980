using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Visa.LocalAws.Tests.Clients;

/// <summary>Keeps which operations a server was asked for, as its traces tell.</summary>
internal sealed class CalledOperations : IStartupFilter
{
    private readonly ConcurrentDictionary<string, bool> _called = new(StringComparer.Ordinal);

    public bool Contains(string operation) => _called.ContainsKey(operation);

    public void AddTo(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            await following(context);
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { } activity && activity.GetTagItem("rpc.method") is { } method)
            {
                _called[$"{activity.GetTagItem("rpc.service")} {method}"] = true;
            }
        });
        next(app);
    };
}
