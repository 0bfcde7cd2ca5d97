@echo off
rem Starts Optimum Workbench: the window without arguments, the command line with some.
setlocal EnableDelayedExpansion
set "HERE=%~dp0.."
set "JDK="
call :consider "%OPTIMUM_JAVA_HOME%"
call :consider "%HERE%\runtime"
call :consider "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~D"
if not defined JDK (
  echo Optimum Workbench needs Java 25, and none was found. 1>&2
  echo Install one ^(for example Eclipse Temurin 25, https://adoptium.net^) or set OPTIMUM_JAVA_HOME to it. 1>&2
  exit /b 1
)
"%JDK%\bin\java.exe" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx2g -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1 "-Doptimum.home=%HERE%" -cp "%HERE%\lib\*" io.optimum.workbench.app.Main %*
exit /b %ERRORLEVEL%

:consider
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.25" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0
