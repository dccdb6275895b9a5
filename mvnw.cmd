@echo off
rem Runs Maven: the installed one where it is 3.8.6 or newer, otherwise the pinned one, fetched once and checked.
setlocal
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference = 'Stop';" ^
  "$installed = Get-Command mvn -ErrorAction SilentlyContinue;" ^
  "if ($installed -and ((& mvn -B --version | Out-String) -match 'Apache Maven ([0-9]+\.[0-9]+\.[0-9]+)') -and ([version]$Matches[1] -ge [version]'3.8.6')) { 'mvn' | Set-Content -NoNewline '%TEMP%\parley-mvn.txt'; exit 0 }" ^
  "$p = @{}; Get-Content '%~dp0.mvn\wrapper\maven-wrapper.properties' | Where-Object { $_ -match '^(\w+)=(.*)$' } | ForEach-Object { $p[$Matches[1]] = $Matches[2].Trim() };" ^
  "$archive = Split-Path $p.distributionUrl -Leaf; $cache = Join-Path $HOME '.m2\wrapper\dists'; $maven = Join-Path $cache ($archive -replace '-bin\.tar\.gz$','');" ^
  "if (-not (Test-Path (Join-Path $maven 'bin\mvn.cmd'))) { New-Item -ItemType Directory -Force $cache | Out-Null; $file = Join-Path $cache $archive; Invoke-WebRequest $p.distributionUrl -OutFile $file;" ^
  "  if ((Get-FileHash -Algorithm SHA512 $file).Hash -ne $p.distributionSha512Sum) { Remove-Item $file; throw 'The Maven that was fetched is not the pinned one: its SHA-512 differs. Nothing was run.' }" ^
  "  tar -xzf $file -C $cache; Remove-Item $file }" ^
  "(Join-Path $maven 'bin\mvn.cmd') | Set-Content -NoNewline '%TEMP%\parley-mvn.txt'" || exit /b 1
set /p MVN=<"%TEMP%\parley-mvn.txt"
cd /d "%~dp0"
call "%MVN%" %*
