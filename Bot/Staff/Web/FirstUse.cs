using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;

namespace Bot.Staff.Web;

/// <summary>
/// Maps handlers so that each is put together when somebody first asks for it. Routing itself puts all of them together at the first
/// request of all, whatever that asks for, and two hundred of them take longer than any page.
/// </summary>
internal static class FirstUse
{
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="path">Its address.</param>
    /// <param name="methods">What it may be asked with.</param>
    /// <param name="handler">Takes what it needs as parameters, as minimal APIs do.</param>
    /// <param name="filter">Stands before it; null = nothing does.</param>
    public static IEndpointConventionBuilder MapOnFirstUse(
        this IEndpointRouteBuilder routes, string path, string[] methods, Delegate handler, Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>>? filter = null)
    {
        var made = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, OptionsOf(routes.ServiceProvider, path, filter)).RequestDelegate);
        return routes.MapMethods(path, methods, context => made.Value(context));
    }

    /// <summary>What the description of a route is made of: its parameters.</summary>
    public static IReadOnlyList<object> ParametersOf(IEndpointRouteBuilder routes, string path, Delegate handler) =>
        [handler.Method, .. RequestDelegateFactory.InferMetadata(handler.Method, OptionsOf(routes.ServiceProvider, path, null)).EndpointMetadata];

    private static RequestDelegateFactoryOptions OptionsOf(IServiceProvider services, string path, Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>>? filter)
    {
        var pattern = RoutePatternFactory.Parse(path);
        var endpoint = new RouteEndpointBuilder(null, pattern, 0) { ApplicationServices = services };
        if (filter is not null)
        {
            endpoint.FilterFactories.Add((_, next) => context => filter(context, next));
        }

        return new()
        {
            ServiceProvider = services,
            RouteParameterNames = pattern.Parameters.Select(p => p.Name),
            ThrowOnBadRequest = services.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
            DisableInferBodyFromParameters = true, // forms and JSON are read by whoever stands before the routes
            EndpointBuilder = endpoint,
        };
    }
}
