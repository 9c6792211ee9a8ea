using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bot.Staff.Api;

/// <summary>Writes into the OpenAPI description what the routes are mapped with: scopes, roles, parameters, examples, problems.</summary>
internal static class ApiDescription
{
    private const string Scheme = "token";

    private static readonly (int Status, string Code, string Why)[] Problems =
    [
        (400, "json", "The request cannot be read."),
        (401, "token", "There is no token, or it lets nobody in."),
        (403, "scope", "The token has not the scope, or its member not the role."),
        (404, "not-found", "There is no such thing, or it is not yours to look after."),
        (409, "conflict", "It cannot be done as things stand."),
        (413, "too-large", "The body is too large."),
        (415, "media-type", "The body is no JSON."),
        (422, "invalid", "The request says what will not do; `errors` names the fields."),
        (429, "too-fast", "Too fast; `Retry-After` says when to try again."),
        (500, "failed", "Something went wrong here; the log has it."),
    ];

    public static void Set(OpenApiOptions options)
    {
        options.ShouldInclude = d => d.ActionDescriptor.EndpointMetadata.OfType<ApiWords>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Shape", "", StringComparison.Ordinal);
        options.AddOperationTransformer(async (operation, context, cancellationToken) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellationToken);
            context.Document!.AddComponent(nameof(Problem), schema);
            Describe(operation, context);
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "ScienceBot",
            Version = "v1",
            Description =
                "What the console can do, for programs. Send `Authorization: Bearer sb_…` with a token made in the console under *API*. A token acts as the member who made it, with at most their role, topics and regions; "
                + "nobody approves what they wrote themselves, by whatever way. Instants are RFC 3339. Lists go on with `cursor`. What goes wrong is `application/problem+json`.",
        };
        document.Servers = [];
        document.Tags = document.Paths.Keys.Select(Tag).Distinct().Select(t => new OpenApiTag { Name = t }).ToHashSet();
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of a member of staff." };
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var (needs, words) = (metadata.OfType<ApiNeeds>().Single(), metadata.OfType<ApiWords>().Single());
        operation.Summary = words.Summary;
        operation.Description = needs.Scope is { } scope ? $"Scope `{scope.Name}`; role {needs.Role} or higher." : "Any token.";
        operation.OperationId = OperationId(context.Description.HttpMethod!, context.Description.RelativePath!);
        operation.Tags = new HashSet<OpenApiTagReference> { new(Tag(context.Description.RelativePath!), context.Document) };
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        AddParameters(operation, words);
        if (words.Body is { } body && operation.RequestBody?.Content is { } contents)
        {
            contents.Values.First().Example = Node(body);
        }

        if (words.Answer is { } answer)
        {
            operation.Responses![$"{words.Status}"].Content!.Values.First().Example = Node(answer);
        }

        AddProblems(operation, context, words);
    }

    private static void AddParameters(OpenApiOperation operation, ApiWords words)
    {
        operation.Parameters ??= [];
        foreach (var query in words.Queries)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = new OpenApiSchema { Type = query.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }

        if (words.IsOnce)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Repeats.Header, In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 64 },
                Description = "Any word of your own, such as a UUID. The same request with the same key within a day is done once and answered alike.",
            });
        }
    }

    private static void AddProblems(OpenApiOperation operation, OpenApiOperationTransformerContext context, ApiWords words)
    {
        foreach (var (status, code, why) in Problems.Where(p => words.Body is not null || p.Status is not (413 or 415)))
        {
            var name = $"Problem{status}";
            context.Document!.AddComponent(name, new OpenApiResponse
            {
                Description = why,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new()
                    {
                        Schema = new OpenApiSchemaReference(nameof(Problem), context.Document),
                        Example = Node(Problem.Example with { Type = Problem.Kind + code, Status = status, Title = why.TrimEnd('.'), Detail = "What is wrong this time, and how to mend it." }),
                    },
                },
            });
            operation.Responses![$"{status}"] = new OpenApiResponseReference(name, context.Document);
        }
    }

    /// <summary>What a path is about: its first word after the version.</summary>
    private static string Tag(string path) => path.TrimStart('/').Split('/')[2];

    private static string OperationId(string method, string path) =>
        method.ToLowerInvariant() + string.Concat(path.Split('/').Skip(2).Select(p => p.StartsWith('{') ? "One" : string.Concat(p.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]))));

    private static JsonNode? Node(object example) => JsonSerializer.SerializeToNode(example, example.GetType(), ApiJson.Options);
}
