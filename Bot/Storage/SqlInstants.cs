using System.Data;
using System.Globalization;
using Dapper;

namespace Bot.Storage;

/// <summary>Instants are whole unix milliseconds in every database, so that the same SQL compares them everywhere.</summary>
internal sealed class SqlInstants : SqlMapper.TypeHandler<DateTimeOffset>
{
    /// <summary>Teaches Dapper; may be called more than once.</summary>
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new SqlInstants());
    }

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.ToUnixTimeMilliseconds();
    }

    public override DateTimeOffset Parse(object value) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}
